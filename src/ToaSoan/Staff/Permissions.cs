namespace ToaSoan.Staff;

/// <summary>
/// What one member of staff may do, read from the database once per request. Desk, chief and owner act in every office;
/// reporter and editor in their own.
/// </summary>
public sealed class Permissions(long staffId, IReadOnlyCollection<StaffRole> roles, string name = "")
{
    /// <summary>The permissions of a command run on the server by its administrator.</summary>
    public static Permissions Command { get; } = new(0, [new StaffRole { Role = Role.Owner }], "toasoan");

    /// <summary>Who it is; 0 for a command.</summary>
    public long StaffId { get; } = staffId;

    /// <summary>The name at the time, for the audit trail; "toasoan" for a command.</summary>
    public string Name { get; } = name;

    /// <summary>The highest role held anywhere, or null without any.</summary>
    public Role? Highest { get; } = roles.Count == 0 ? null : roles.Max(static role => role.Role);

    /// <summary>The offices in which a role is held.</summary>
    public IReadOnlyCollection<long> Offices { get; } = [.. roles.Select(static role => role.OfficeId).Distinct()];

    /// <summary>Whether the whole city is open to this person.</summary>
    public bool WholeCity => Highest >= Role.Desk;

    /// <summary>Whether the role, or a higher one, is held for the office.</summary>
    public bool May(Role role, long officeId) => WholeCity ? Highest >= role : roles.Any(held => held.OfficeId == officeId && held.Role >= role);

    /// <summary>Whether the role, or a higher one, is held anywhere.</summary>
    public bool May(Role role) => Highest >= role;
}
