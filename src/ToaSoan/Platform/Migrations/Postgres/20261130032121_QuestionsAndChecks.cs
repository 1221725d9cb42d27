using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ToaSoan.Platform.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class QuestionsAndChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Checks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    OfficeId = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Editions = table.Column<int>(type: "integer", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ShownAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Writers = table.Column<string>(type: "text", nullable: false),
                    NextChange = table.Column<int>(type: "integer", nullable: false),
                    NextReason = table.Column<string>(type: "text", nullable: false),
                    ReturnComment = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Checks_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Questions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    SentSubject = table.Column<string>(type: "text", nullable: true),
                    SentText = table.Column<string>(type: "text", nullable: true),
                    SentOfficeId = table.Column<long>(type: "bigint", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ScreenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    OfficeId = table.Column<long>(type: "bigint", nullable: true),
                    Promised = table.Column<DateOnly>(type: "date", nullable: true),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Draft = table.Column<string>(type: "text", nullable: true),
                    DraftBy = table.Column<long>(type: "bigint", nullable: true),
                    Drafted = table.Column<bool>(type: "boolean", nullable: false),
                    SentContest = table.Column<string>(type: "text", nullable: true),
                    ContestUsed = table.Column<bool>(type: "boolean", nullable: false),
                    Restricted = table.Column<bool>(type: "boolean", nullable: false),
                    MergedInto = table.Column<long>(type: "bigint", nullable: true),
                    StatementId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Editions = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Questions_Offices_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Senders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ObjectId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    Confirmation = table.Column<byte[]>(type: "bytea", nullable: true),
                    ConfirmBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MailId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ForgetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Senders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Statements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    ObjectId = table.Column<long>(type: "bigint", nullable: true),
                    Path = table.Column<string>(type: "text", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Decision = table.Column<int>(type: "integer", nullable: false),
                    Ground = table.Column<int>(type: "integer", nullable: false),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<int>(type: "integer", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false),
                    Asked = table.Column<int>(type: "integer", nullable: true),
                    AskedBy = table.Column<string>(type: "text", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LegalBasis = table.Column<string>(type: "text", nullable: false),
                    Withdrew = table.Column<int>(type: "integer", nullable: true),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Statements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Claims",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Seen = table.Column<string>(type: "text", nullable: false),
                    SeenKey = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Ground = table.Column<int>(type: "integer", nullable: true),
                    StatementId = table.Column<long>(type: "bigint", nullable: true),
                    CheckId = table.Column<long>(type: "bigint", nullable: true),
                    DuplicateOf = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Claims_Checks_CheckId",
                        column: x => x.CheckId,
                        principalTable: "Checks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CheckId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: true),
                    Excerpt = table.Column<string>(type: "text", nullable: false),
                    Citation = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    FinalAddress = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Dropped = table.Column<bool>(type: "boolean", nullable: false),
                    Standing = table.Column<int>(type: "integer", nullable: false),
                    StandingSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NotedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    Trouble = table.Column<string>(type: "text", nullable: false),
                    LookDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeasedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evidence_Checks_CheckId",
                        column: x => x.CheckId,
                        principalTable: "Checks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuestionNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    QuestionId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    OfficeId = table.Column<long>(type: "bigint", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Promised = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuestionNotes_Questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Source = table.Column<int>(type: "integer", nullable: false),
                    AskedBy = table.Column<string>(type: "text", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Asked = table.Column<int>(type: "integer", nullable: false),
                    LegalBasis = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    ObjectId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<string>(type: "text", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StatementId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceivedRequests_Statements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "Statements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Change_PublishedAt_Id",
                table: "Editions",
                columns: new[] { "Change", "PublishedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Checks_OfficeId",
                table: "Checks",
                column: "OfficeId");

            migrationBuilder.CreateIndex(
                name: "IX_Checks_State",
                table: "Checks",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_CheckId",
                table: "Claims",
                column: "CheckId");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_ReceivedAt",
                table: "Claims",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_SeenKey",
                table: "Claims",
                column: "SeenKey");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_State_ReceivedAt",
                table: "Claims",
                columns: new[] { "State", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_CheckId_Number",
                table: "Evidence",
                columns: new[] { "CheckId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_LookDueAt_LeasedUntil",
                table: "Evidence",
                columns: new[] { "LookDueAt", "LeasedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionNotes_Kind_Day",
                table: "QuestionNotes",
                columns: new[] { "Kind", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionNotes_QuestionId_Id",
                table: "QuestionNotes",
                columns: new[] { "QuestionId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Questions_MergedInto",
                table: "Questions",
                column: "MergedInto");

            migrationBuilder.CreateIndex(
                name: "IX_Questions_OfficeId_State",
                table: "Questions",
                columns: new[] { "OfficeId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Questions_ScreenedAt",
                table: "Questions",
                column: "ScreenedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Questions_State_Promised",
                table: "Questions",
                columns: new[] { "State", "Promised" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedRequests_DecidedAt_Id",
                table: "ReceivedRequests",
                columns: new[] { "DecidedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedRequests_StatementId",
                table: "ReceivedRequests",
                column: "StatementId");

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

            migrationBuilder.CreateIndex(
                name: "IX_Statements_At_Id",
                table: "Statements",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Kind_ObjectId",
                table: "Statements",
                columns: new[] { "Kind", "ObjectId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Claims");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "QuestionNotes");

            migrationBuilder.DropTable(
                name: "ReceivedRequests");

            migrationBuilder.DropTable(
                name: "Senders");

            migrationBuilder.DropTable(
                name: "Checks");

            migrationBuilder.DropTable(
                name: "Questions");

            migrationBuilder.DropTable(
                name: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Change_PublishedAt_Id",
                table: "Editions");
        }
    }
}
