namespace VietnameseText;

/// <summary>The six tones of Vietnamese, in dictionary order.</summary>
public enum Tone
{
    /// <summary>Level, no mark: ma.</summary>
    Ngang,

    /// <summary>Grave, U+0300: mà.</summary>
    Huyen,

    /// <summary>Acute, U+0301: má.</summary>
    Sac,

    /// <summary>Hook above, U+0309: mả.</summary>
    Hoi,

    /// <summary>Tilde, U+0303: mã.</summary>
    Nga,

    /// <summary>Dot below, U+0323: mạ.</summary>
    Nang,
}
