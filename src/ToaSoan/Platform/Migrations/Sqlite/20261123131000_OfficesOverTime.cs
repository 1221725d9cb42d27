using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ToaSoan.Platform.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OfficesOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Offices_Code",
                table: "Offices");

            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
                table: "Offices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "Offices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "OfficeEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Change = table.Column<int>(type: "INTEGER", nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OfficeNames",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfficeId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeNames", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficeNames_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfficeParents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfficeId = table.Column<long>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeParents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficeParents_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OfficeParents_Offices_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OfficeEventLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    FromId = table.Column<long>(type: "INTEGER", nullable: true),
                    ToId = table.Column<long>(type: "INTEGER", nullable: true),
                    Share = table.Column<decimal>(type: "TEXT", precision: 7, scale: 6, nullable: true),
                    Basis = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeEventLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficeEventLinks_OfficeEvents_EventId",
                        column: x => x.EventId,
                        principalTable: "OfficeEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OfficeEventLinks_Offices_FromId",
                        column: x => x.FromId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OfficeEventLinks_Offices_ToId",
                        column: x => x.ToId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Offices_Code",
                table: "Offices",
                column: "Code",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeEventLinks_EventId",
                table: "OfficeEventLinks",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeEventLinks_FromId",
                table: "OfficeEventLinks",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeEventLinks_ToId",
                table: "OfficeEventLinks",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeEvents_Day",
                table: "OfficeEvents",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeNames_OfficeId_From",
                table: "OfficeNames",
                columns: new[] { "OfficeId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfficeNames_Open",
                table: "OfficeNames",
                column: "OfficeId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeParents_OfficeId_From",
                table: "OfficeParents",
                columns: new[] { "OfficeId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfficeParents_Open",
                table: "OfficeParents",
                column: "OfficeId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeParents_ParentId",
                table: "OfficeParents",
                column: "ParentId");

            // Every office so far gets its name as of "since before anything was recorded".
            migrationBuilder.Sql("INSERT INTO \"OfficeNames\" (\"OfficeId\", \"Name\", \"ShortName\", \"Code\") SELECT \"Id\", \"Name\", \"ShortName\", \"Code\" FROM \"Offices\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OfficeEventLinks");

            migrationBuilder.DropTable(
                name: "OfficeNames");

            migrationBuilder.DropTable(
                name: "OfficeParents");

            migrationBuilder.DropTable(
                name: "OfficeEvents");

            migrationBuilder.DropIndex(
                name: "IX_Offices_Code",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "From",
                table: "Offices");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "Offices");

            migrationBuilder.CreateIndex(
                name: "IX_Offices_Code",
                table: "Offices",
                column: "Code",
                unique: true);
        }
    }
}
