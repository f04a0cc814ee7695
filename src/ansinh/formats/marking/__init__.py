"""How does an office get its own workbook back, with the wrong cells marked?"""
