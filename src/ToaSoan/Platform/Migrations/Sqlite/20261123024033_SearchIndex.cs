using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ToaSoan.Platform.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Only sets of words are asked for (Search/SearchTable), so neither texts nor positions are kept.
            migrationBuilder.Sql("CREATE VIRTUAL TABLE \"SearchFts\" USING fts5(words, tokenize='ascii', detail='none', content='', contentless_delete=1)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE \"SearchFts\"");
        }
    }
}
