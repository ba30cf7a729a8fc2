using StandardObservability.Hosting;

namespace StandardObservability.Diagnosis;

/// <summary>Runs the set-up of one part, so that a part which cannot start is off and told, and the service starts all the same.</summary>
internal sealed class PartGuard(SettingProblems problems)
{
    public void Run(string part, Action setUp)
    {
        try
        {
            setUp();
        }
        catch (Exception e)
        {
            problems.Add($"{part} could not be set up and are off: {e.Message}");
        }
    }
}
