using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Newsroom;
using ToaSoan.Tests.Newsroom.Import;
using ToaSoan.Tests.Programme;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>What is sent for a row: a request that succeeds when its sender may.</summary>
/// <param name="Address">Where to.</param>
/// <param name="Form">The form's fields; null for a GET.</param>
/// <param name="LeavesTrace">Whether something can be seen to have changed when it succeeds.</param>
/// <param name="File">A file sent with it.</param>
internal sealed record Request(string Address, IReadOnlyList<(string Name, string Value)>? Form = null, bool LeavesTrace = false, (string Field, string Name, byte[] Bytes)? File = null)
{
    // Sessions, authenticators and passkeys of one's own: that the page answers is enough, the acts have tests of their own.
    private static readonly string[] Traceless =
    [
        "/ban/vao", "/ban/vao/ma", "/ban/vao/khoa", "/ban/vao/khoa/moi", "/ban/lien-ket/{token}", "/ban/ngon-ngu", "/ban/hai-lop", "/ban/toi/rename", "/ban/toi/remove", "/ban/toi/session", "/ban/toi/sessions",
        "/ban/toi/password", "/ban/toi/authenticator", "/ban/toi/codes", "/ban/thong-bao", "/ban/toi/khoa", "/ban/toi/khoa/moi", "/ban/toi/xac-nhan",
    ];

    /// <summary>The request of a row as somebody sends it, about an article or a member of staff where the row is about one.</summary>
    public static async Task<Request> OfAsync(Row row, Asker asker, long article, MatrixCity city)
    {
        var other = row.Address.StartsWith("/ban/don-vi/{id", StringComparison.Ordinal) ? await FoundAsync(city)
            : row.Address.StartsWith("/ban/du-an/{id", StringComparison.Ordinal) ? await DossierAsync(row, city) : city.Staff["nguoikhac"];
        var setting = row.Address.StartsWith("/ban/cai-dat/", StringComparison.Ordinal) ? await MatrixSettings.MakeAsync(row.Address, city) : null;
        var bulletin = row.Address.StartsWith("/ban/loa", StringComparison.Ordinal) ? await MatrixBulletins.MakeAsync(row.Address, asker, city) : null;
        var happening = row.Address.StartsWith("/ban/lich", StringComparison.Ordinal) ? await MatrixEvents.MakeAsync(row.Address, asker, city) : null;
        var task = row.Address.StartsWith("/ban/cong-viec", StringComparison.Ordinal) || row.Address.StartsWith("/ban/hop", StringComparison.Ordinal) ? await MatrixTasks.MakeAsync(row.Address, city) : null;
        var question = row.Address.StartsWith("/ban/hoi-dap/{", StringComparison.Ordinal) ? await MatrixQuestions.MakeAsync(row.Address, city) : null;
        var request = row.Address.StartsWith("/ban/yeu-cau", StringComparison.Ordinal) ? await MatrixRequests.MakeAsync(city) : null;
        var sheet = row.Address.StartsWith("/ban/nhuan-but", StringComparison.Ordinal) ? await MatrixRoyalties.MakeAsync(row.Address, city) : null;
        var report = row.Address.StartsWith("/ban/bao-cao", StringComparison.Ordinal) ? await MatrixReports.MakeAsync(row.Address, city) : null;
        if (row.Address.StartsWith("/ban/so-lieu", StringComparison.Ordinal))
        {
            var figures = await MatrixReturns.MakeAsync(row.Address, asker, city);
            return row.Method == "GET" ? new Request(figures.Address) : new Request(figures.Address, figures.Form, LeavesTrace: true, figures.File);
        }

        var address = row.Address.Replace("{id:long}", $"{setting?.Id ?? bulletin?.Id ?? happening?.Id ?? task?.Id ?? question?.Id ?? request?.Id ?? report?.Id ?? (row.IsArticles ? article : other)}", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{hash}", city.Photo, StringComparison.Ordinal).Replace("{month}", sheet?.Month, StringComparison.Ordinal).Replace("{office}", "so-y-te", StringComparison.Ordinal).Replace("{figure}", "items", StringComparison.Ordinal).Replace("{profile?}", "state", StringComparison.Ordinal) + report?.Query;
        if (address.Contains("{comment:long}", StringComparison.Ordinal))
        {
            address = address.Replace("{comment:long}", $"{await city.Articles.CommentAsync(article)}", StringComparison.Ordinal);
        }

        if (address.Contains("{token}", StringComparison.Ordinal))
        {
            address = new Uri(await city.Portal.DoAsync<OneTimeLinks, string>(links => links.MakeAsync(other, Stop))).AbsolutePath;
        }

        if (address.Contains("{link:long}", StringComparison.Ordinal))
        {
            address = address.Replace("{link:long}", $"{await city.Portal.ShareAsync(article)}", StringComparison.Ordinal);
        }

        return row.Method == "GET" ? new Request(address)
            : row.IsArticles ? new Request(address, await ArticleFormAsync(row, article, city), LeavesTrace: !row.Address.EndsWith("/co-mat", StringComparison.Ordinal))
            : new Request(address, setting?.Form ?? bulletin?.Form ?? happening?.Form ?? task?.Form ?? question?.Form ?? request?.Form ?? sheet?.Form ?? report?.Form ?? await FormAsync(row.Address, asker, city), !Traceless.Contains(row.Address), FileOf(row.Address, asker));
    }

    // The acts come without the editor's fields, as return and withdraw do: so each act's own rule answers, not that of the save before it.
    private static async Task<IReadOnlyList<(string Name, string Value)>> ArticleFormAsync(Row row, long article, MatrixCity city)
    {
        if (row.Address.Contains("/tieng-anh", StringComparison.Ordinal))
        {
            return await city.Articles.EnglishAsync(article, approve: row.Address.EndsWith("/duyet", StringComparison.Ordinal));
        }

        var hour = Schedule.Field(city.Portal.Clock.Now().AddDays(1));
        if (row.Address is not ("/ban/bai/{id:long}" or "/ban/bai/{id:long}/tu-luu"))
        {
            return [("Untouched", "true"), ("Reason", "Vì thế."), ("PromiseAt", hour), ("EmbargoAt", hour), ("ReadyBy", hour), ("AssignTo", $"{city.Staff["nguoiviet"]}"), ("text", "Một ý kiến."), ("list", "true"), ("Other", row.Address.EndsWith("/gop", StringComparison.Ordinal) ? $"{(await city.Portal.BeginAsync("Bài khác")).Id}" : "")];
        }

        var version = await city.Portal.DoAsync<PortalDb, int>(db => db.Articles.Where(a => a.Id == article).Select(static a => a.Version).SingleAsync(Stop));
        return [("Form.Version", $"{version}"), .. Words(city)];
    }

    private static (string Name, string Value)[] Words(MatrixCity city) =>
        [("Form.Title", "Tít khác"), ("Form.SectionId", $"{city.Section}"), ("Form.Blocks[0].Kind", "text"), ("Form.Blocks[0].Text", "Lời khác.")];

    private static async Task<IReadOnlyList<(string Name, string Value)>> FormAsync(string address, Asker asker, MatrixCity city)
    {
        switch (address)
        {
            case var front when front.StartsWith("/ban/trang-nhat/", StringComparison.Ordinal):
                return await MatrixFront.FormAsync(front, city);
            case "/ban/bai/moi":
                return [("Form.OfficeId", $"{city.Office}"), .. Words(city)];
            case "/ban/anh" or "/ban/anh/{hash}":
                return [("Chosen", city.Photo), ("Words.Caption", $"Chú thích của {asker}, {address.Length}")];
            case "/ban/anh/{hash}/dung":
                return [("article", $"{city.WithPhoto}")];
            case "/ban/toi/mail":
                return [("email", $"{asker.Name}@minhgiang.example"), ("mail", "AtOnce")];
            case "/ban/nhap":
                return [("officeId", $"{city.Office}")];
            case "/ban/du-an/moi" or "/ban/du-an/{id:long}":
                return [("Form.OfficeId", $"{city.Office}"), ("Form.Name", $"Dự án của {asker}"), ("Form.Summary", "Lời khác."), ("Form.Version", "1")];
            case "/ban/du-an/{id:long}/withdraw":
                return [("why", "Vì thế.")];
            case "/ban/don-vi" or "/ban/don-vi/import":
                return [("What.LegalBasis", "Nghị quyết"), ("New.Name", $"Đơn vị của {asker}"), ("New.Code", asker.Name), ("rehearse", "false")];
            case var office when office.StartsWith("/ban/don-vi/{id", StringComparison.Ordinal):
                return
                [
                    ("What.Day", "2025-07-01"), ("What.LegalBasis", "Nghị quyết"), ("New.Name", $"Tên của {asker}"), ("New.Code", $"{asker.Name}{address.Length}"), ("into", $"{city.Office}"), ("parentId", $"{city.Office}"),
                    ("Parts[0].To", $"{city.Office}"), ("Parts[1].To", "new"), ("Parts[1].New.Name", $"Phần của {asker}"), ("Parts[1].New.Code", $"{asker.Name}.tach"),
                ];
            case "/ban/nhan-su":
                return [("userName", "nguoimoi"), ("displayName", "Người Mới"), ("officeId", $"{city.Office}"), ("role", "Reporter")];
            case "/ban/nhan-su/{id:long}/give":
                return [("officeId", $"{city.Office}"), ("role", "Editor")];
            case "/ban/nhan-su/{id:long}/change" or "/ban/nhan-su/{id:long}/end":
                var other = city.Staff["nguoikhac"];
                return [("roleId", $"{await city.Portal.DoAsync<PortalDb, long>(db => db.StaffRoles.Where(role => role.StaffMemberId == other).OrderBy(static role => role.Id).Select(static role => role.Id).FirstAsync(Stop))}")];
            case "/ban/nhan-su/{id:long}/sessions":
                (await city.Portal.SignedInAsync("nguoikhac")).Dispose();
                return [];
            default:
                return [("UserName", asker.Name), ("Password", "không đúng")];
        }
    }

    // Each asker gets an office of their own to change: an ended one could not be ended twice.
    private static Task<long> FoundAsync(MatrixCity city) => city.Portal.DoAsync(async (IServiceProvider services) =>
    {
        var number = await services.GetRequiredService<PortalDb>().Offices.CountAsync(Stop);
        return (await services.GetRequiredService<OfficeHistory>().CreateAsync(Permissions.Command, new Decision(new DateOnly(2020, 1, 1), "Nghị quyết"), new NewOffice($"Phường {number}", "", $"X{number}", OfficeKind.Ward), null, Stop)).Id;
    });

    // A dossier of the office for each request; one that is to be withdrawn has been shown.
    private static Task<long> DossierAsync(Row row, MatrixCity city) => row.Address.EndsWith("/withdraw", StringComparison.Ordinal) ? city.Portal.ShowProjectAsync() : city.Portal.BeginProjectAsync();

    private static (string Field, string Name, byte[] Bytes)? FileOf(string address, Asker asker) => address switch
    {
        "/ban/nhap" => ("files", "bai.docx", new TinyDocx().Top().P(asker.ToString()).Bytes()),
        "/ban/don-vi/import" => ("list", "danh-muc.csv", System.Text.Encoding.UTF8.GetBytes($"code,name\n{asker.Name}.nhap,Đơn vị {asker}")),
        "/ban/cai-dat/trang/logo" => ("file", "logo.jpg", TestPhotos.Jpeg(64, 64)),
        "/ban/tep" => ("upload", "tep.pdf", System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7 {asker}")),
        _ => null,
    };
}
