using ToaSoan.Tests.Habits;
using static ToaSoan.Tests.Commands.CommandLine;

namespace ToaSoan.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("toasoan-cli-").FullName;

    [Fact]
    public async Task Help_speaks_both_languages()
    {
        Assert.Contains("thành phố mẫu", (await RunAsync("vi", "--help")).Output, StringComparison.Ordinal);
        Assert.Contains("demo city", (await RunAsync("en_GB.UTF-8", "import", "--help")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_ends_with_two_and_one_line()
    {
        foreach (var wrong in new[] { new[] { "xuat-ban" }, ["import"], ["offices"], ["serve", "--khong-co"], ["report", "2026-h1", "--freeze"] })
        {
            var (code, _, error) = await RunAsync("vi", wrong);
            Assert.Equal(2, code);
            Assert.Single(error.Trim().Split('\n'));
        }
    }

    [Fact]
    public async Task A_folder_of_word_files_becomes_drafts_and_every_bad_one_is_refused_by_name()
    {
        var (code, link, _) = await RunAsync("vi", "owner", "--data", data);
        Assert.Equal(0, code);
        Assert.Contains("/ban/lien-ket/", link, StringComparison.Ordinal);
        var word = Path.Combine(Repository.Root, "demo", "word");
        Assert.Equal(1, (await RunAsync("vi", "import", word, "--data", data)).Code);
        await PrepareOfficeAsync();

        var (mixed, table, error) = await RunAsync("vi", "import", word, "--data", data, "--office", "TT");
        Assert.Equal(1, mixed);
        Assert.Single(error.Trim().Split('\n'));
        foreach (var file in Directory.GetFiles(word, "*.doc*").Select(static file => Path.GetFileName(file).Normalize()))
        {
            Assert.Contains(file.StartsWith("bad-", StringComparison.Ordinal) ? $"✗ {file}" : $"✓ {file}", table, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFiles(data, "*evil*", SearchOption.AllDirectories));
        var good = Directory.GetFiles(word, "0*.docx").Order(StringComparer.Ordinal).First();
        var (again, told, _) = await RunAsync("vi", "import", good, "--data", data, "--office", "TT");
        Assert.Equal(0, again);
        Assert.Contains("đã nhập trước đó", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_in_one_line()
    {
        foreach (var command in new[] { new[] { "import", "/khong/co", "--data", data }, ["import", Repository.Root + "/demo/word", "--office", "KHONGCO", "--data", data] })
        {
            var (code, _, error) = await RunAsync("vi", command);
            Assert.Equal(1, code);
            Assert.Single(error.Trim().Split('\n'));
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_unit_list_is_taken_in_whole_or_not_at_all()
    {
        var list = Path.Combine(data, "don-vi.csv");
        await File.WriteAllTextAsync(list, "code;name;kind\nP01;Phường Bến Sen;ward\nP02;;ward\n", TestContext.Current.CancellationToken);
        var (bad, lines, error) = await RunAsync("vi", "offices", list, "--data", data);
        Assert.Equal(1, bad);
        Assert.Contains("✗ Dòng 3: Thiếu mã hoặc tên đơn vị.", lines, StringComparison.Ordinal);
        Assert.Equal("Chưa nhập gì: danh mục có 1 dòng sai.", error.Trim());

        await File.WriteAllTextAsync(list, "code;name;kind\nP01;Phường Bến Sen;ward\n", TestContext.Current.CancellationToken);
        var (previewed, preview, _) = await RunAsync("en", "offices", list, "--dry-run", "--data", data);
        Assert.Equal((0, true), (previewed, preview.Contains("A preview, nothing written: 1 new", StringComparison.Ordinal)));
        foreach (var outcome in new[] { "mới", "giữ nguyên" })
        {
            var (code, table, _) = await RunAsync("vi", "offices", list, "--basis", "Nghị quyết 12/NQ-HĐND", "--data", data);
            Assert.Equal(0, code);
            Assert.Contains(outcome, table.Split('\n')[0], StringComparison.Ordinal);
        }
    }

    private async Task PrepareOfficeAsync()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(data, "toasoan.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO Offices (Code, Slug, Name, ShortName, Kind) VALUES ('TT', 'trung-tam', 'Trung tâm', 'Trung tâm', 2)";
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }
}
