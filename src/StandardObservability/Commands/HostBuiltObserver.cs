using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Settings;

namespace StandardObservability.Commands;

/// <summary>Ends the process with the exit code of the command when the host was built, before any code after <c>Build()</c> runs.</summary>
/// <remarks>
/// Source: the diagnostic event <c>HostBuilt</c> of Microsoft.Extensions.Hosting, which design-time tools of .NET use too. An exception would be
/// caught by an application that catches all of them.
/// </remarks>
/// <param name="registration">The registration of the host that runs the command.</param>
/// <param name="arguments">The name of the command and its arguments.</param>
internal sealed class HostBuiltObserver(RegistrationContext registration, string[] arguments)
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Listener = "Microsoft.Extensions.Hosting";
    private const string HostBuilt = "HostBuilt";

    public static void Start(RegistrationContext registration, string[] arguments)
        => DiagnosticListener.AllListeners.Subscribe(new HostBuiltObserver(registration, arguments));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Listener)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: HostBuilt, Value: IHost host } && ReferenceEquals(host.Services.GetService<RegistrationContext>(), registration))
        {
            Environment.Exit(CommandRun.Run(host.Services, arguments));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
