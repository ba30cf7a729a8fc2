using System.Globalization;
using InstructionCounts;

// Runs one case for a number of operations, under a profiler that counts instructions. The difference between two runs that differ only in
// the number of operations is the cost of those operations.
if (args is ["about"])
{
    Console.WriteLine(About.Text);
    return;
}

if (args is not [var name, var count])
{
    throw new ArgumentException("Usage: InstructionCounts CASE OPERATIONS, or InstructionCounts about");
}

const int WarmUp = 1000;
using var work = Cases.Create(name);
work.Run(WarmUp);

var operations = int.Parse(count, CultureInfo.InvariantCulture);
var before = GC.GetAllocatedBytesForCurrentThread();
work.Run(operations);
Console.Error.WriteLine(GC.GetAllocatedBytesForCurrentThread() - before);
