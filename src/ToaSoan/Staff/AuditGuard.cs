using Microsoft.EntityFrameworkCore.Migrations;

namespace ToaSoan.Staff;

/// <summary>Makes the audit trail append-only in the database itself; the migration that creates the table calls it.</summary>
public static class AuditGuard
{
    /// <summary>Triggers that refuse to change or delete an entry.</summary>
    public static void Up(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        if (migration.ActiveProvider!.Contains("Sqlite", StringComparison.Ordinal))
        {
            migration.Sql("CREATE TRIGGER \"AuditEntries_NoUpdate\" BEFORE UPDATE ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END");
            migration.Sql("CREATE TRIGGER \"AuditEntries_NoDelete\" BEFORE DELETE ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END");
            return;
        }

        migration.Sql("CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$");
        migration.Sql("CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON \"AuditEntries\" FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()");
    }
}
