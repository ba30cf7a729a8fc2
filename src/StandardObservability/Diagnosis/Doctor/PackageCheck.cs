using StandardObservability.Conventions;
using StandardObservability.SdkInternals.SqlClient;
using StandardObservability.Settings;
using StandardObservability.Tracing;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>A package that a library of the application needs for its spans.</summary>
internal static class PackageCheck
{
    public static IEnumerable<DoctorFinding> Find(TraceSettings settings)
    {
        if (settings.Enabled && settings.Options.Instrumentations.IsEnabled(InstrumentationNames.SqlClient) && SqlClientPackage.IsMissing)
        {
            yield return DoctorFinding.Problem(
                $"Queries of SqlClient have no spans, because the application does not reference the package {SqlClientPackage.Name}.",
                $"Run dotnet add package {SqlClientPackage.Name}, or set Observability:Traces:Instrumentations:SqlClient to false.",
                DoctorPages.MissingName);
        }
    }
}
