namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>The samples that a query reads, as texts of PromQL.</summary>
/// <param name="Range">Length of the window.</param>
/// <param name="Step">Time between two values of a level that is a sum of series.</param>
/// <param name="Period">Time between two values that are compared with each other.</param>
/// <param name="Offset">How the window is moved to the past; empty for the latest.</param>
internal sealed record RangeWindow(string Range, string Step, string Period, string Offset = "")
{
    /// <summary><c>rate</c> needs two samples; half an interval more covers a late one.</summary>
    private const double SamplesOfWindow = 2.5;

    /// <summary>The window of a period, or the shortest one that has enough samples.</summary>
    /// <param name="period">The period.</param>
    /// <param name="exportInterval">Time between two samples.</param>
    public static RangeWindow Create(TimeSpan period, TimeSpan exportInterval)
    {
        var shortest = exportInterval * SamplesOfWindow;
        var step = exportInterval < period ? exportInterval : period;
        return new RangeWindow(PromText.Duration(period > shortest ? period : shortest), PromText.Duration(step), PromText.Duration(period));
    }
}
