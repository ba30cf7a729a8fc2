using System.IO.Pipes;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.Tests.Export.Lines;

public sealed class PipeCapacityTests
{
    public static bool IsLinux => OperatingSystem.IsLinux();

    [Fact(SkipUnless = nameof(IsLinux), Skip = "Only pipes of Linux have a capacity that can be set.")]
    public async Task A_large_batch_does_not_wait_for_the_reader()
    {
        using var reader = new AnonymousPipeServerStream(PipeDirection.In);
        await using var writer = new AnonymousPipeClientStream(PipeDirection.Out, reader.ClientSafePipeHandle);
        var batch = new byte[512 * 1024];

        PipeCapacity.Enlarge((int)reader.ClientSafePipeHandle.DangerousGetHandle());
        var written = Task.Run(() => writer.Write(batch));
        var first = await Task.WhenAny(written, Task.Delay(TimeSpan.FromSeconds(10)));

        for (var read = 0; read < batch.Length; read += reader.Read(batch))
        {
            // A write that waits ends now.
        }

        Assert.Same(written, first);
    }

    [Fact]
    public void A_file_and_a_closed_descriptor_are_left_alone()
    {
        using var file = File.Create(Path.GetTempFileName(), 1, FileOptions.DeleteOnClose);

        PipeCapacity.Enlarge((int)file.SafeFileHandle.DangerousGetHandle());
        PipeCapacity.Enlarge(-1);
        file.WriteByte(1);

        Assert.Equal(1, file.Length);
    }
}
