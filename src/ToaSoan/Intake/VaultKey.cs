using System.Security.Cryptography;
using ToaSoan.Platform;

namespace ToaSoan.Intake;

/// <summary>
/// The key under which the vault's data keys are wrapped. Owns the rule that it is never in the database: it is a setting, or else a file of
/// the data folder that only its owner may read, made when it is first needed.
/// </summary>
public sealed class VaultKey(Settings settings)
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    /// <summary>The file in the data folder.</summary>
    public const string FileName = "vault.key";

    private readonly Lock gate = new();
    private byte[]? known;

    /// <summary>The key. Throws <see cref="Refusal"/> when there is one that cannot be used.</summary>
    public ReadOnlySpan<byte> Read()
    {
        lock (gate)
        {
            return known ??= settings.VaultKey.Length > 0 ? Convert.FromBase64String(settings.VaultKey) : FromFile(settings.PathOf(FileName));
        }
    }

    private static byte[] FromFile(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == Length ? key : throw new Refusal(IntakeText.KeyUnusable, path);
    }

    private static void Make(string path)
    {
        var temporary = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        DurableFile.MakeFolder(Path.GetDirectoryName(path)!);
        using (var file = new FileStream(temporary, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            DurableFile.Sync(file);
        }

        DurableFile.Keep(temporary, path);
    }
}
