namespace StandardObservability.Diagnosis.Doctor;

/// <summary>The sections of <c>docs/troubleshooting.md</c> that findings lead to.</summary>
internal static class DoctorPages
{
    public const string Disabled = "telemetry-is-disabled";
    public const string FailedBuild = "the-host-cannot-be-built";
    public const string DroppedLevels = "log-levels-drop-warnings";
    public const string UnusableSetting = "a-setting-is-not-used";
    public const string NothingArrives = "nothing-arrives";
    public const string NoTraces = "no-traces-in-x-ray";
    public const string MissingRequests = "requests-have-no-spans";
    public const string MissingName = "a-metric-or-a-span-is-missing";
    public const string BadLines = "logs-are-not-json";
    public const string Twice = "spans-or-metrics-are-there-twice";
    public const string FailingExport = "an-export-fails";
    public const string Clock = "times-are-wrong";
    public const string Versions = "versions-differ";

    /// <summary>The complete reference.</summary>
    public static string Describe(string page) => $"docs/troubleshooting.md#{page}";
}
