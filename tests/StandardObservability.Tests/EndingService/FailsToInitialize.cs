using System.Diagnostics;

namespace EndingService;

/// <summary>Its static field cannot be created.</summary>
internal static class FailsToInitialize
{
    public static readonly ActivitySource Source = Create();

    private static ActivitySource Create() => throw new CrashException("thrown by a static field");
}
