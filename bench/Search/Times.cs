using System.Runtime.InteropServices;

namespace ToaSoan.Bench.Search;

/// <summary>One question's times: by the clock, which other programs on the machine lengthen, and of the processor, which they do not.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Times(TimeSpan Ours, TimeSpan OursProcessor, TimeSpan Plain, TimeSpan PlainProcessor);
