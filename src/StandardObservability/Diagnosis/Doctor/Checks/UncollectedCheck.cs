using System.Diagnostics;
using System.Diagnostics.Metrics;
using StandardObservability.Diagnosis.Uncollected;
using StandardObservability.Identity;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Activity sources and meters of the application that exist and are not collected.</summary>
internal sealed class UncollectedCheck(HostSettings host, OutputDescriptions outputs, ServiceIdentity identity)
{
    public IReadOnlyList<DoctorFinding> Find()
    {
        var names = new OwnNames(identity.ApplicationName);
        ApplicationFields.Create(names);
        return
        [
            .. Select(FindSources(), names, host.Options.ActivitySources).Select(static s => Create("Spans of the activity source", s, "ActivitySources")),
            .. Select(outputs.HasMetricOutput ? FindMeters() : [], names, host.Options.Meters).Select(static m => Create("Metrics of the meter", m, "Meters")),
        ];
    }

    private IEnumerable<string> Select(HashSet<string> found, OwnNames names, IEnumerable<string> configured)
    {
        string[] patterns = [.. identity.ApplicationName.WithChildren(), .. configured.WithoutBlanks()];
        return found.Where(n => names.IsOwn(n) && !Array.Exists(patterns, p => n.Matches(p))).Order(StringComparer.Ordinal);
    }

    private static DoctorFinding Create(string kind, string name, string option) => DoctorFinding.Note(
        $"{kind} {name} are not collected.", $"Add the name to Observability:{option}, or a prefix such as Shop.*.", DoctorPages.MissingName);

    private static HashSet<string> FindSources()
    {
        HashSet<string> found = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source =>
            {
                if (!source.HasListeners())
                {
                    found.Add(source.Name);
                }

                return false;
            },
        };
        ActivitySource.AddActivityListener(listener);
        return found;
    }

    /// <summary>A meter with one collected instrument is collected; a view may drop its others.</summary>
    private static HashSet<string> FindMeters()
    {
        HashSet<string> found = [];
        HashSet<string> collected = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) => (instrument.Enabled ? collected : found).Add(instrument.Meter.Name),
        };
        listener.Start();
        found.ExceptWith(collected);
        return found;
    }
}
