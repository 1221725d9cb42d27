using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reader;

namespace ToaSoan.Transparency;

/// <summary>What the part of a page that proves its words shows.</summary>
/// <param name="Record">The record.</param>
/// <param name="Address">The address below which the proof file is.</param>
/// <param name="FileName">What it is called when saved.</param>
/// <param name="Lead">What was recorded.</param>
/// <param name="Limits">What a match shows and what not.</param>
public sealed record ProofParts(Record Record, string Address, string FileName, string Lead, string Limits)
{
    /// <summary>The address of the proof file, the same in both frames.</summary>
    public string File => Address + "/chung-minh.json";
}

/// <summary>
/// An edition's record with everything it commits to, so that anyone can compute the commitment again: each field of the content as published, and
/// the salt, which is public as long as the content is (<see cref="Record.Commit"/>, <see cref="Record.Canonical(IEnumerable{ValueTuple{string, string}})"/>).
/// </summary>
internal static class ProofFile
{
    /// <summary>What computes a proof file's commitments again, in a language most machines have.</summary>
    public const string ByHand = """
        import base64, hashlib, json, sys
        proof = json.load(open(sys.argv[1], encoding="utf-8"))
        code = lambda data: base64.b64encode(hashlib.sha256(data).digest()).decode()
        commit = lambda text: code(b"newsroom-content/v1\n" + base64.b64decode(proof["salt"]) + text.encode())
        lines = ""
        for field in proof["fields"]:
            text = field["text"].encode()
            lines += f"{field['name']} {len(text)} {code(text)}\n"
        record = proof["record"]
        print(commit(lines) == record["content"], record["reason"] in ("-", commit(proof["reason"])))
        """;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A record's time, to the second as ISO 8601 in UTC.</summary>
    public static string Time(Record record) => record.Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Answers <c>/{section}/{slug}-{id}/lich-su/{number}/chung-minh.json</c>. Stored with the article.</summary>
    public static async Task<IResult> ServeAsync(HttpContext context, PortalDb db, long id, int number)
    {
        var (current, answer) = await ArticleAddress.FindAsync(context, db, id, $"/lich-su/{number.ToString(CultureInfo.InvariantCulture)}/chung-minh.json");
        if (current is null)
        {
            return answer;
        }

        var stop = context.RequestAborted;
        var edition = await db.Editions.AsNoTracking().Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == current.Kind && e.ObjectId == id && e.Number == number, stop);
        return edition is null ? Results.NotFound()
            : Reader.Feeds.Document.Send(context, "application/json; charset=utf-8", [PageTag.Article(id)], Write((await db.PastEditionsAsync(current, number, stop)).Single().Record, edition.Salt, edition.Reason, Record.Fields(edition)));
    }

    /// <summary>Answers <c>/so-kiem-duyet/{id}/chung-minh.json</c>: the same of a statement.</summary>
    public static async Task<IResult> ServeStatementAsync(HttpContext context, PortalDb db, long id)
    {
        var stop = context.RequestAborted;
        if (await db.Statements.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is not { } statement)
        {
            return Results.NotFound();
        }

        var (path, name) = (statement.Address + "/chung-minh.json", FormattableString.Invariant($"statement/{id}"));
        return context.Request.PathBase + context.Request.Path != path ? Results.LocalRedirect(path, permanent: true)
            : Reader.Feeds.Document.Send(context, "application/json; charset=utf-8", Register.Tags, Write(await db.Records.AsNoTracking().SingleAsync(r => r.Object == name && r.Seq == 1, stop), statement.Salt, statement.Facts, statement.Fields()));
    }

    private static byte[] Write(Record record, byte[] salt, string reason, IEnumerable<(string Name, string Text)> fields) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Record = new { record.Type, record.Object, record.Seq, Time = Time(record), record.Actor, record.Content, record.Reason },
        Salt = Convert.ToBase64String(salt),
        Reason = reason,
        Fields = fields.Select(static field => new { field.Name, field.Text }),
    }, Readable);
}
