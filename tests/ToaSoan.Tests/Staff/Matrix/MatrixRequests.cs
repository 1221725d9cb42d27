using ToaSoan.Tests.Transparency;
using ToaSoan.Transparency;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>An open request for each row, and the form that does its act.</summary>
internal sealed record MatrixRequests(long Id, IReadOnlyList<(string Name, string Value)> Form)
{
    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixRequests> MakeAsync(MatrixCity city) => new(await city.Portal.AskAsync(StatementSteps.Typed("/thong-ke", RequestAsk.Correct)),
    [
        ("Form.Version", "0"), ("Form.Source", "Court"), ("Form.By", "Tòa án khu vực 9"), ("Form.On", "2026-06-11"), ("Form.Asked", "Withdraw"), ("Form.Address", "/y-te"), ("Outcome", "Refused"), ("Ground", "Other"), ("Reasons", "Vì thế."),
    ]);
}
