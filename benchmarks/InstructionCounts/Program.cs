using System.Globalization;
using InstructionCounts;

// Does one thing as often as asked, under a profiler that counts instructions. Two runs that differ in the number of operations alone
// differ by the instructions of those.
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
