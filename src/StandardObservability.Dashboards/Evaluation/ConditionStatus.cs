namespace StandardObservability.Dashboards.Evaluation;

/// <summary>How many periods of a condition breach.</summary>
/// <param name="Breaching">Number of periods that breach.</param>
/// <param name="Needed">Number of periods that must breach, M.</param>
/// <param name="Periods">Number of the last periods that are evaluated, N.</param>
/// <param name="Value">The value of the last period, or <see langword="null"/> without data.</param>
internal readonly record struct ConditionStatus(int Breaching, int Needed, int Periods, double? Value)
{
    /// <summary>Whether enough periods breach.</summary>
    public bool Holds => Breaching >= Needed;
}
