using ToaSoan.Transparency;

namespace ToaSoan.FactCheck;

/// <summary>What the desk's forms offer.</summary>
public static class FactCheckDeskWords
{
    /// <summary>The grounds on which a check may be taken from readers.</summary>
    public static IReadOnlyList<StatementGround> GroundsToWithdraw { get; } = [StatementGround.Error, StatementGround.PersonalData, StatementGround.PrivatePerson, StatementGround.Unlawful, StatementGround.Other];
}
