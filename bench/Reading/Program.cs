using System.Globalization;
using ToaSoan.Bench.Reading;
using ToaSoan.Durability;

// dotnet run -c Release --project bench/Reading                     beside nginx and a bare Kestrel ("-- beside" alone), then while the newsroom works ("-- while" alone)
// dotnet run -c Release --project bench/Reading -- miss FOLDER      rendering from the database; FOLDER is one kept by bench/Search
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["bare", var port, var file, var type]:
        return await Bare.ServeAsync(int.Parse(port), file, type);
    case ["miss", var kept]:
        return await Miss.RunAsync(Path.GetFullPath(kept));
    case [] or ["beside"] or ["while"]:
        break;
    default:
        await Console.Error.WriteLineAsync("usage: reading-bench [beside | while | miss FOLDER]");
        return 2;
}

var folder = Directory.CreateTempSubdirectory("toasoan-reading-").FullName;
try
{
    var good = true;
    if (args is not ["while"])
    {
        var data = Path.Combine(folder, "data");
        await Shell.RunAsync("dotnet", Server.Program, "demo", "--data", data);
        good = await Beside.RunAsync(data, folder);
    }

    if (args is not ["beside"])
    {
        good &= await WhileWritten.RunAsync(Path.Combine(folder, "city"));
    }

    return good ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
