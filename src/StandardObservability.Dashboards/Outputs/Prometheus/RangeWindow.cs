namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>The samples that a query reads, as texts of PromQL.</summary>
/// <param name="Range">Length of the window.</param>
/// <param name="Step">Time between two values of a level that is a sum of series.</param>
/// <param name="Period">Time between two values that are compared with each other.</param>
/// <param name="Offset">How the window is moved to the past; empty for the latest.</param>
internal sealed record RangeWindow(string Range, string Step, string Period, string Offset = "");
