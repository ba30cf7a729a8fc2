namespace Judges.Otlp;

/// <summary>One side of an exponential histogram: bucket i counts what lies in (base^(Offset+i), base^(Offset+i+1)].</summary>
public sealed record OtlpBuckets(int Offset, IReadOnlyList<ulong> Counts);
