namespace ToaSoan.Reports.Documents;

/// <summary>The two profiles that are built in; docs/report-format.md says point by point where each value comes from.</summary>
public static class DocumentProfiles
{
    /// <summary>Documents of the state: Decree 30/2020/NĐ-CP, Annex I.</summary>
    public static readonly DocumentProfile State = new()
    {
        Key = "state",
        Name = "Văn bản hành chính",
        Basis = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, Phụ lục I (thể thức, kỹ thuật trình bày) và Phụ lục III (mẫu 1.4)",
        Font = "Times New Roman",
        Margins = new PageMargins(Top: 20, Bottom: 20, Left: 30, Right: 15, Number: 10),
        HeadColumns = new TwoColumns(62, 103),
        FootColumns = new TwoColumns(80, 85),
        Parts = new PartStyles
        {
            Nation = new PartStyle(13, Bold: true, Upper: true),
            Motto = new PartStyle(14, Bold: true),
            Parent = new PartStyle(13, Upper: true),
            Issuer = new PartStyle(13, Bold: true, Upper: true),
            Number = new PartStyle(13),
            PlaceDate = new PartStyle(14, Italic: true),
            TypeName = new PartStyle(14, Bold: true, Upper: true),
            Abstract = new PartStyle(14, Bold: true),
            Addressee = new PartStyle(14),
            Text = new PartStyle(14),
            Section = new PartStyle(14, Bold: true, Upper: true),
            Clause = new PartStyle(14, Bold: true),
            Point = new PartStyle(14),
            Caption = new PartStyle(13, Bold: true),
            TableHead = new PartStyle(13, Bold: true),
            Table = new PartStyle(13),
            Note = new PartStyle(12, Italic: true),
            Power = new PartStyle(14, Bold: true, Upper: true),
            Title = new PartStyle(14, Bold: true, Upper: true),
            Name = new PartStyle(14, Bold: true),
            RecipientsHead = new PartStyle(12, Bold: true, Italic: true),
            Recipients = new PartStyle(11),
            AnnexNumber = new PartStyle(14, Bold: true),
            AnnexTitle = new PartStyle(14, Bold: true, Upper: true),
            AnnexReference = new PartStyle(14, Italic: true),
            PageNumber = new PartStyle(14),
        },
        Nation = "Cộng hòa xã hội chủ nghĩa Việt Nam",
        Motto = "Độc lập - Tự do - Hạnh phúc",
        NationRule = 1,
        IssuerRule = 0.4m,
        IssuerMark = "",
        NumberForm = "Số: {0}/{1}-{2}",
        AbstractRule = 0.4m,
        AbstractMark = "",
        Body = new BodyLines(FirstLine: 12.7m, Between: 6, Lines: 1.15m, Exactly: 0),
        SectionForm = "{0}. ",
        ClauseForm = "{0}. ",
        PointForm = "{0}) ",
        Ending = "./.",
        Powers = new PowerWords(OnBehalf: "TM.", ForHead: "KT.", ByOrder: "TL.", ByAuthority: "TUQ.", Acting: "Q."),
        DeputiesOfCollectives = true,
        SignatureSpace = 72,
        RecipientEnd = ";",
        ArchiveForm = "Lưu: VT, {0}.",
        AnnexForm = "(Kèm theo {0} số {1} ngày {2} của {3})",
    };

    /// <summary>Documents of the Party: Regulation 399-QĐ/TW, Guideline 05-HD/VPTW.</summary>
    public static readonly DocumentProfile Party = State with
    {
        Key = "party",
        Name = "Văn bản của Đảng",
        Basis = "Quy định số 399-QĐ/TW ngày 09 tháng 01 năm 2026 và Hướng dẫn số 05-HD/VPTW ngày 27 tháng 5 năm 2026 của Văn phòng Trung ương Đảng về thể thức văn bản của Đảng",
        HeadColumns = new TwoColumns(72, 93),
        Parts = State.Parts with
        {
            Nation = new PartStyle(15, Bold: true, Upper: true),
            Parent = new PartStyle(14, Upper: true),
            Issuer = new PartStyle(14, Bold: true, Upper: true),
            Number = new PartStyle(14),
            TypeName = new PartStyle(16, Bold: true, Upper: true),
            Title = new PartStyle(14, Upper: true),
            RecipientsHead = new PartStyle(14, Underlined: true),
            Recipients = new PartStyle(12),
        },
        Nation = "Đảng Cộng sản Việt Nam",
        Motto = "",
        IssuerRule = 0,
        IssuerMark = "*",
        NumberForm = "Số {0}-{1}/{2}",
        AbstractRule = 0,
        AbstractMark = "-----",
        Body = new BodyLines(FirstLine: 10, Between: 6, Lines: 0, Exactly: 18),
        SectionForm = "{0}- ",
        Ending = ".",
        Powers = new PowerWords(OnBehalf: "T/M", ForHead: "K/T", ByOrder: "T/L", ByAuthority: "", Acting: ""),
        DeputiesOfCollectives = false,
        RecipientEnd = ",",
        ArchiveForm = "Lưu {0}.",
    };

    /// <summary>Both, in the order they are offered.</summary>
    public static readonly IReadOnlyList<DocumentProfile> All = [State, Party];

    /// <summary>The built-in profile with a key. Throws <see cref="Platform.Refusal"/> for another.</summary>
    public static DocumentProfile Find(string key) =>
        All.FirstOrDefault(profile => profile.Key == key) ?? throw new Platform.Refusal(DocumentsText.UnknownProfile, key, string.Join(", ", All.Select(static profile => profile.Key)));
}
