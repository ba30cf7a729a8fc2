namespace EndingService;

/// <summary>The length of a flood.</summary>
/// <param name="Lines">Number of lines that each thread writes before the service stops.</param>
/// <param name="CrashAt">The line at which the first thread throws instead.</param>
internal sealed record FloodPlan(int Lines, int CrashAt);
