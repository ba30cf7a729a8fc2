using System.Diagnostics;
using System.Diagnostics.Metrics;
using StandardObservability.Diagnosis.Uncollected;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Activity sources and meters of the application that exist and are not collected.</summary>
internal static class UncollectedCheck
{
    public static IReadOnlyList<DoctorFinding> Find(string applicationName)
    {
        var names = new OwnNames(applicationName);
        ApplicationFields.Create(names);
        return
        [
            .. FindSources().Where(names.IsOwn).Order(StringComparer.Ordinal).Select(static s => Create("Spans of the activity source", s, "ActivitySources")),
            .. FindMeters().Where(names.IsOwn).Order(StringComparer.Ordinal).Select(static m => Create("Metrics of the meter", m, "Meters")),
        ];
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
