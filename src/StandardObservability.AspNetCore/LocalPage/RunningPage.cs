using StandardObservability.AspNetCore.LocalPage.Recording;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>The page of a host. It exists while the server of the host listens.</summary>
internal sealed class RunningPage
{
    private volatile LocalRecording? _recording;
    private volatile PageEndpoints? _endpoints;

    /// <summary>The instruments that the host collects.</summary>
    public CollectedInstruments Collected { get; } = new();

    /// <summary>What is recorded, or <see langword="null"/> while there is no page.</summary>
    public LocalRecording? Recording => _recording;

    /// <summary>Answers requests, or <see langword="null"/> while there is no page.</summary>
    public PageEndpoints? Endpoints => _endpoints;

    /// <summary>Begins to record and to answer.</summary>
    public void Start(LocalRecording recording, PageEndpoints endpoints)
    {
        recording.Start(Collected.Contains);
        (_recording, _endpoints) = (recording, endpoints);
    }

    /// <summary>Ends both.</summary>
    public void Stop()
    {
        _endpoints = null;
        _recording?.Dispose();
        _recording = null;
    }
}
