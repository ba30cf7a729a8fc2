namespace EndingService;

/// <param name="Lines">How many each thread writes before the service stops by itself.</param>
/// <param name="CrashAt">The line of the first thread that is an exception instead.</param>
internal sealed record FloodPlan(int Lines, int CrashAt);
