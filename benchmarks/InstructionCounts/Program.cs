using System.Diagnostics.Metrics;
using System.Globalization;
using InstructionCounts;

// Counts one counter with three tags as often as asked, under a profiler that counts instructions. Two runs that differ
// in the number of operations alone differ by the instructions of those.
if (args is not [var pipelineName, var count])
{
    throw new ArgumentException("Usage: InstructionCounts CASE OPERATIONS");
}

using var meter = new Meter(nameof(InstructionCounts));
using var pipeline = MetricPipelines.Create(pipelineName, meter.Name);
var counter = meter.CreateCounter<long>("benchmark.count");
Record(counter, 1000);

var operations = int.Parse(count, CultureInfo.InvariantCulture);
var before = GC.GetAllocatedBytesForCurrentThread();
Record(counter, operations);
Console.Error.WriteLine(GC.GetAllocatedBytesForCurrentThread() - before);

static void Record(Counter<long> counter, int operations)
{
    for (var i = 0; i < operations; i++)
    {
        // One series: which others it would share a hash bucket with changes from process to process.
        counter.Add(1, new("route", "/orders/{id}"), new("method", "GET"), new("outcome", "ok"));
    }
}
