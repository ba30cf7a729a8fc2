namespace StandardObservability.Benchmarks.LocalPage;

/// <summary>What the local page does while requests are measured.</summary>
internal enum PageState
{
    Disabled,
    Closed,
    Open,
}
