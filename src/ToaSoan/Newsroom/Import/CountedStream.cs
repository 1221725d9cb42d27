using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Import;

/// <summary>The inflating budget of one package, shared by every part read from it.</summary>
/// <param name="total">Bytes of output the package may give.</param>
/// <param name="fileName">The name for the sentences.</param>
public sealed class InflateBudget(long total, string fileName)
{
    /// <summary>Bytes of output below which the ratio says nothing.</summary>
    public const long RatioFloor = 1_000_000;

    /// <summary>The most output a compressed byte may give.</summary>
    public const int MaxRatio = 100;

    private long spent;

    /// <summary>Spends bytes of output; throws <see cref="Refusal"/> when the package unfolds to more than it may.</summary>
    public void Spend(int bytes)
    {
        spent += bytes;
        if (spent > total)
        {
            throw new Refusal(ImportText.TooBigInside, fileName, total / 1_000_000);
        }
    }

    /// <summary>Whether so much output from so little input is the mark of a bomb.</summary>
    public static bool IsBomb(long output, long compressed) => output > RatioFloor && output / MaxRatio > Math.Max(compressed, 1);
}

/// <summary>
/// Counts what comes out of a compressed part while it comes out: sizes written in the package are the sender's word and
/// bind nobody. Throws <see cref="Refusal"/> as soon as a limit is passed, so memory never holds more than the limit.
/// </summary>
/// <param name="inner">The inflating stream; disposed with this one.</param>
/// <param name="compressed">Bytes the part takes in the package.</param>
/// <param name="limit">Bytes of output the part may give.</param>
/// <param name="budget">What all parts may give together.</param>
/// <param name="tooBig">The refusal when the part passes its limit.</param>
/// <param name="bomb">The refusal when the ratio is that of a bomb.</param>
public sealed class CountedStream(Stream inner, long compressed, long limit, InflateBudget budget, Func<Refusal> tooBig, Func<Refusal> bomb) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var got = inner.Read(buffer);
        read += got;
        if (read > limit)
        {
            throw tooBig();
        }

        if (InflateBudget.IsBomb(read, compressed))
        {
            throw bomb();
        }

        budget.Spend(got);
        return got;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
