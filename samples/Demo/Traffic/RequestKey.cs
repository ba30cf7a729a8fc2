namespace Demo.Traffic;

/// <summary>The key by which requests are counted, both by the client and from the metrics.</summary>
internal sealed record RequestKey(string Method, string Route, int Status);
