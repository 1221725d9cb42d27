using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ToaSoan.Platform.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PhotoDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Alt",
                table: "Photos",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Caption",
                table: "Photos",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Credit",
                table: "Photos",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<double>(
                name: "FocalX",
                table: "Photos",
                type: "REAL",
                nullable: false,
                defaultValue: 0.5);

            migrationBuilder.AddColumn<double>(
                name: "FocalY",
                table: "Photos",
                type: "REAL",
                nullable: false,
                defaultValue: 0.5);

            migrationBuilder.AddColumn<long>(
                name: "PerceptualHash",
                table: "Photos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rights",
                table: "Photos",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "RightsUntil",
                table: "Photos",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchKey",
                table: "Photos",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "PhotoUses",
                columns: table => new
                {
                    ArticleId = table.Column<long>(type: "INTEGER", nullable: false),
                    Photo = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhotoUses", x => new { x.ArticleId, x.Photo });
                    table.ForeignKey(
                        name: "FK_PhotoUses_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PhotoUses_Photo",
                table: "PhotoUses",
                column: "Photo");

            // Which photos the articles show already; every later save follows by itself.
            migrationBuilder.Sql("""
                INSERT INTO "PhotoUses" ("ArticleId", "Photo")
                SELECT a."Id", p.value FROM "Articles" a, json_tree(a."Body") p WHERE p.key = 'photo' AND p.type = 'text'
                UNION SELECT "Id", "LeadPhoto" FROM "Articles" WHERE "LeadPhoto" IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PhotoUses");

            migrationBuilder.DropColumn(
                name: "Alt",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Caption",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Credit",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "FocalX",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "FocalY",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "PerceptualHash",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Rights",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "RightsUntil",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "SearchKey",
                table: "Photos");
        }
    }
}
