namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Packages of this library with different versions, and an OpenTelemetry that this library was not built with.</summary>
internal static class VersionCheck
{
    public static IEnumerable<DoctorFinding> Find(ProgramVersions programs)
    {
        if (programs.Packages.Values.Distinct(StringComparer.Ordinal).Count() > 1)
        {
            yield return DoctorFinding.Problem(
                $"The packages have different versions: {string.Join(", ", programs.Packages.Select(static p => $"{p.Key} {p.Value}"))}.",
                "Reference all of them with the same version.",
                DoctorPages.Versions);
        }

        if (programs.BuiltWith is { } built && !IsSame(built, programs.OpenTelemetry))
        {
            yield return DoctorFinding.Note(
                $"OpenTelemetry {programs.OpenTelemetry} is used, and this library was built with {built.Major}.{built.Minor}.{built.Build}.",
                "If something is missing, use the version that this library references.",
                DoctorPages.Versions);
        }
    }

    /// <remarks>Assemblies of OpenTelemetry may have the major version alone. Only what is known is compared.</remarks>
    private static bool IsSame(Version built, string used)
        => built is { Minor: 0, Build: 0 }
            || (Version.TryParse(used.Split('-', 2)[0], out var version) && (version.Major, version.Minor) == (built.Major, built.Minor));
}
