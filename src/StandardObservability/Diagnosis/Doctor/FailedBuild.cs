using StandardObservability.Diagnosis.Crash;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>Reports an exception that ends the program before its command runs as a finding. Without it the runtime writes a stack trace only.</summary>
internal static class FailedBuild
{
    private const int Failed = 1;

    public static void Watch(RegistrationContext registration)
        => AppDomain.CurrentDomain.UnhandledException += (_, e) => Report(e.ExceptionObject as Exception, registration);

    private static void Report(Exception? exception, RegistrationContext registration)
    {
        try
        {
            Write(exception!, registration);
        }
        catch (Exception)
        {
            // The runtime writes the exception of the program.
            return;
        }

        Environment.Exit(Failed);
    }

    private static void Write(Exception exception, RegistrationContext registration)
    {
        // Only the doctor writes its findings to standard output; that of other commands is their result.
        var output = Environment.GetCommandLineArgs() is [_, _, "doctor", ..] ? Console.Out : Console.Error;
        var redaction = CrashLogParts.FromRegistration(registration).Redaction;
        var levels = UnknownLevels.Find(registration.Configuration).ToList();
        if (levels.Count == 0)
        {
            Console.Error.WriteLine(redaction.Redact(exception.ToString()));
        }

        new DoctorReport(output, redaction).WriteFindings(levels.Count > 0 ? levels : [Describe(exception)]);
        output.Flush();
    }

    private static DoctorFinding Describe(Exception exception) => DoctorFinding.Problem(
        $"The program ended before the command could run: {exception.GetType()}: {exception.Message.TrimEnd('.')}.",
        "Correct what the message names. Its stack trace is on standard error.",
        DoctorPages.FailedBuild);
}
