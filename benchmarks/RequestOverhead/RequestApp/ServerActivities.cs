using System.Diagnostics;

namespace RequestApp;

/// <summary>Counts the started server activities, including those that are never exported.</summary>
/// <remarks>An instrumentation that reads another context than ASP.NET Core starts a second activity and exports only that.</remarks>
internal sealed class ServerActivities : IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private readonly ActivityListener _listener;
    private long _count;

    public ServerActivities()
    {
        _listener = new ActivityListener
        {
            // Activities without a source belong to the source with an empty name.
            ShouldListenTo = static source => source.Name is "" or "Microsoft.AspNetCore",
            ActivityStarted = activity => Interlocked.Add(ref _count, activity.OperationName == Request ? 1 : 0),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
