namespace VietnameseText;

/// <summary>Ways Vietnamese text was written before Unicode, or was read wrongly since.</summary>
public enum LegacyEncoding
{
    /// <summary>Real Unicode text: nothing to decode.</summary>
    Unicode,

    /// <summary>TCVN 5712:1993 (ABC), fonts .VnTime and the like.</summary>
    Tcvn3,

    /// <summary>The same for the capital fonts (.VnTimeH), whose lower-case codes look like capitals.</summary>
    Tcvn3Upper,

    /// <summary>VNI-Windows, fonts VNI-Times and the like: a letter followed by a mark character.</summary>
    Vni,

    /// <summary>UTF-8 bytes that were read as Windows-1252.</summary>
    Utf8As1252,

    /// <summary>Windows-1258 bytes that were read as Windows-1252.</summary>
    Cp1258As1252,
}
