namespace Demo.Traffic;

/// <summary>What requests are counted by, where they are sent and where they are measured.</summary>
internal sealed record RequestKey(string Method, string Route, int Status);
