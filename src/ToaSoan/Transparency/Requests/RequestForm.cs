using ToaSoan.Platform;

namespace ToaSoan.Transparency.Requests;

/// <summary>The fields of a request.</summary>
public sealed class RequestForm
{
    /// <summary>The version the form was made of.</summary>
    public int Version { get; set; }

    /// <summary>Who asks.</summary>
    public StatementSource? Source { get; set; }

    /// <summary>The organisation, authority or court.</summary>
    public string? By { get; set; }

    /// <summary>The day it came.</summary>
    public DateOnly? On { get; set; }

    /// <summary>What is asked for.</summary>
    public RequestAsk? Asked { get; set; }

    /// <summary>The legal basis it names.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>The address it is about.</summary>
    public string? Address { get; set; }

    /// <summary>What the desk notes for itself.</summary>
    public string? Note { get; set; }

    /// <summary>As typed.</summary>
    public TypedRequest Typed() => new(Source, By, On, Asked, LegalBasis, Address, Note);

    /// <summary>The form of a request.</summary>
    internal static RequestForm Of(ReceivedRequest request) => new()
    {
        Version = request.Version, Source = request.Source, By = request.AskedBy, On = request.AskedOn, Asked = request.Asked, LegalBasis = request.LegalBasis, Address = request.Path, Note = request.Note,
    };
}
