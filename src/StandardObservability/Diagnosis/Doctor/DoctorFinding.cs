namespace StandardObservability.Diagnosis.Doctor;

/// <summary>Something that the doctor found.</summary>
/// <param name="Text">What was found, as sentences.</param>
/// <param name="Remedy">What to do, as sentences.</param>
/// <param name="Page">One of <see cref="DoctorPages"/>.</param>
/// <param name="IsProblem">Whether telemetry is lost, doubled or unreadable because of it. Else it is worth knowing.</param>
internal sealed record DoctorFinding(string Text, string Remedy, string Page, bool IsProblem)
{
    public static DoctorFinding Problem(string text, string remedy, string page) => new(text, remedy, page, IsProblem: true);

    public static DoctorFinding Note(string text, string remedy, string page) => new(text, remedy, page, IsProblem: false);
}
