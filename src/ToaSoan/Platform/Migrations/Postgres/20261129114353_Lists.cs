using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ToaSoan.Platform.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_EditionTag_Kind_Slug_EditionId",
                table: "EditionTag");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Shown_FirstPublishedAt",
                table: "Editions");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Shown_Kind_FirstPublishedAt",
                table: "Editions");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Shown_Office_FirstPublishedAt",
                table: "Editions");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Shown_Section_FirstPublishedAt",
                table: "Editions");

            migrationBuilder.AddColumn<string>(
                name: "EditionKind",
                table: "EditionTag",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ShownAt",
                table: "EditionTag",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql("UPDATE \"EditionTag\" SET \"EditionKind\" = (SELECT e.\"Kind\" FROM \"Editions\" e WHERE e.\"Id\" = \"EditionId\"), \"ShownAt\" = (SELECT e.\"FirstPublishedAt\" FROM \"Editions\" e WHERE e.\"Id\" = \"EditionId\" AND e.\"Shown\")");

            migrationBuilder.CreateIndex(
                name: "IX_EditionTag_Kind_Slug_EditionKind_ShownAt_EditionId",
                table: "EditionTag",
                columns: new[] { "Kind", "Slug", "EditionKind", "ShownAt", "EditionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Shown_Kind_FirstPublishedAt_Id",
                table: "Editions",
                columns: new[] { "Shown", "Kind", "FirstPublishedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Shown_Kind_Office_FirstPublishedAt_Id",
                table: "Editions",
                columns: new[] { "Shown", "Kind", "Office", "FirstPublishedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Shown_Kind_Section_FirstPublishedAt_Id",
                table: "Editions",
                columns: new[] { "Shown", "Kind", "Section", "FirstPublishedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_EditionTag_Kind_Slug_EditionKind_ShownAt_EditionId",
                table: "EditionTag");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Shown_Kind_FirstPublishedAt_Id",
                table: "Editions");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Shown_Kind_Office_FirstPublishedAt_Id",
                table: "Editions");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Shown_Kind_Section_FirstPublishedAt_Id",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "EditionKind",
                table: "EditionTag");

            migrationBuilder.DropColumn(
                name: "ShownAt",
                table: "EditionTag");

            migrationBuilder.CreateIndex(
                name: "IX_EditionTag_Kind_Slug_EditionId",
                table: "EditionTag",
                columns: new[] { "Kind", "Slug", "EditionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Shown_FirstPublishedAt",
                table: "Editions",
                columns: new[] { "Shown", "FirstPublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Shown_Kind_FirstPublishedAt",
                table: "Editions",
                columns: new[] { "Shown", "Kind", "FirstPublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Shown_Office_FirstPublishedAt",
                table: "Editions",
                columns: new[] { "Shown", "Office", "FirstPublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Shown_Section_FirstPublishedAt",
                table: "Editions",
                columns: new[] { "Shown", "Section", "FirstPublishedAt" });
        }
    }
}
