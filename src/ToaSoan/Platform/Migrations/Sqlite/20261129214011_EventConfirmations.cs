using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ToaSoan.Platform.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EventConfirmations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Events_FeedbackKey",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "FeedbackKey",
                table: "Events");

            migrationBuilder.AddColumn<long>(
                name: "ConfirmBy",
                table: "EventRegistrations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Confirmation",
                table: "EventRegistrations",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EventFeedbackCodes",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventFeedbackCodes", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_EventFeedbackCodes_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EventRegistrations_Confirmation",
                table: "EventRegistrations",
                column: "Confirmation",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventRegistrations_ConfirmBy",
                table: "EventRegistrations",
                column: "ConfirmBy");

            migrationBuilder.CreateIndex(
                name: "IX_EventFeedbackCodes_EventId",
                table: "EventFeedbackCodes",
                column: "EventId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EventFeedbackCodes");

            migrationBuilder.DropIndex(
                name: "IX_EventRegistrations_Confirmation",
                table: "EventRegistrations");

            migrationBuilder.DropIndex(
                name: "IX_EventRegistrations_ConfirmBy",
                table: "EventRegistrations");

            migrationBuilder.DropColumn(
                name: "ConfirmBy",
                table: "EventRegistrations");

            migrationBuilder.DropColumn(
                name: "Confirmation",
                table: "EventRegistrations");

            migrationBuilder.AddColumn<string>(
                name: "FeedbackKey",
                table: "Events",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Events_FeedbackKey",
                table: "Events",
                column: "FeedbackKey",
                unique: true);
        }
    }
}
