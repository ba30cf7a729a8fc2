using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Registrations that are missing or that others replaced.</summary>
internal sealed class RegistrationCheck(RegistrationContext registration, OutputDescriptions outputs)
{
    public IEnumerable<DoctorFinding> Find() => [.. FindMissing(), .. FindOtherLines()];

    private IEnumerable<DoctorFinding> FindMissing()
    {
        if (registration is { IsWebHost: true, HasAspNetCore: false })
        {
            yield return DoctorFinding.Problem(
                "The service serves HTTP, and StandardObservability.AspNetCore is not registered: requests have no span, no route and no status.",
                "Add that package, and call AddStandardObservability() on the WebApplicationBuilder.",
                DoctorPages.MissingRequests);
        }

        if (!registration.HasAws && AwsSdkAssembly.IsLoaded)
        {
            yield return DoctorFinding.Note(
                "The AWS SDK is used, and StandardObservability.Aws is not registered: its calls have HTTP spans only.",
                "Add that package, and call AddStandardAws() on the builder.",
                DoctorPages.MissingRequests);
        }
    }

    private IEnumerable<DoctorFinding> FindOtherLines()
    {
        if (outputs.LogsBypass is { } bypass)
        {
            yield return DoctorFinding.Problem(
                "Log calls bypass this library, so lines have no identity and are not redacted.", $"The cause: {bypass}.", DoctorPages.BadLines);
        }

        if (outputs.LinesRepeated is { } cause)
        {
            yield return DoctorFinding.Problem(
                $"Each log line is on standard output twice: {cause} writes it too.",
                "Remove that sink, or set Observability:Logs:StandardOutput to Off.",
                DoctorPages.BadLines);
        }
    }
}
