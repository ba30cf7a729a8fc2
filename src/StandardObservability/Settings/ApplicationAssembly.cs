using System.Reflection;

namespace StandardObservability.Settings;

/// <summary>Finds the application's assembly, which is the entry assembly except in a test run.</summary>
internal static class ApplicationAssembly
{
    public static Assembly? Find(string applicationName)
    {
        var entry = Assembly.GetEntryAssembly();
        return entry?.GetName().Name == applicationName
            ? entry
            : Array.Find(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == applicationName) ?? entry;
    }
}
