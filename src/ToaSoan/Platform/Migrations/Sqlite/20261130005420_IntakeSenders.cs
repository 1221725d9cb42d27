using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ToaSoan.Platform.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IntakeSenders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Senders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ObjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Confirmation = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ConfirmBy = table.Column<long>(type: "INTEGER", nullable: true),
                    MailId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ForgetAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Senders", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Senders_Confirmation",
                table: "Senders",
                column: "Confirmation",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Senders_ConfirmBy",
                table: "Senders",
                column: "ConfirmBy");

            migrationBuilder.CreateIndex(
                name: "IX_Senders_Kind_ObjectId",
                table: "Senders",
                columns: new[] { "Kind", "ObjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Senders_MailId",
                table: "Senders",
                column: "MailId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Senders_Secret",
                table: "Senders",
                column: "Secret",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Senders");
        }
    }
}
