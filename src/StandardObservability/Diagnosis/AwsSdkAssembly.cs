namespace StandardObservability.Diagnosis;

/// <summary>Finds out whether the process uses version 4 of the AWS SDK for .NET. This package does not reference it.</summary>
internal static class AwsSdkAssembly
{
    private const string Core = "AWSSDK.Core";

    public static bool IsLoaded => AppDomain.CurrentDomain.GetAssemblies().Any(static a => a.GetName() is { Name: Core, Version.Major: >= 4 });
}
