using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ToaSoan.Platform.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FrontLayouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FrontLayouts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Blocks = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrontLayouts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FrontLayouts_From",
                table: "FrontLayouts",
                column: "From");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FrontLayouts");
        }
    }
}
