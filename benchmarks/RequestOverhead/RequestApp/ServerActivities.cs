using System.Diagnostics;

namespace RequestApp;

/// <summary>Counts the server activities that are started, also those that no exporter ever sees.</summary>
/// <remarks>An instrumentation that reads another context than ASP.NET Core did starts its own activity beside the first, and exports only that.</remarks>
internal sealed class ServerActivities : IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private readonly ActivityListener _listener;
    private long _count;

    public ServerActivities()
    {
        _listener = new ActivityListener
        {
            // Activities that no source started belong to the one without a name.
            ShouldListenTo = static source => source.Name is "" or "Microsoft.AspNetCore",
            ActivityStarted = activity => Interlocked.Add(ref _count, activity.OperationName == Request ? 1 : 0),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
