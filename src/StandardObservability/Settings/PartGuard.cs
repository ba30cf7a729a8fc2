using System.Collections.Concurrent;

namespace StandardObservability.Settings;

/// <summary>Runs the set-up of one part, so that a part which cannot start is off and told, and the service starts all the same.</summary>
internal sealed class PartGuard(SettingProblems problems)
{
    private readonly ConcurrentDictionary<string, bool> _failed = new(StringComparer.Ordinal);

    public bool HasFailed(string part) => _failed.ContainsKey(part);

    public void Run(string part, Action setUp)
    {
        try
        {
            setUp();
        }
        catch (Exception e)
        {
            _failed[part] = true;
            problems.Add($"{part} could not be set up and are off: {e.Message}");
        }
    }
}
