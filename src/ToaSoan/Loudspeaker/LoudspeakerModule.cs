namespace ToaSoan.Loudspeaker;

/// <summary>Scripts for the wards' loudspeakers.</summary>
public static class LoudspeakerModule
{
    /// <summary>Registers what the desk does to bulletins (pages map themselves).</summary>
    public static void AddLoudspeaker(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<BulletinDesk>();
    }
}
